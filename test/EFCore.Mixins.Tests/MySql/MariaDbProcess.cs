using EFCore.Mixins.Tests.Servers;

namespace EFCore.Mixins.Tests.MySql;

/// <summary>A MariaDB server of a test's own.</summary>
internal sealed class MariaDbProcess : ServerProcess
{
    private const string Program = "/usr/sbin/mariadbd";

    private readonly string[] options;

    private MariaDbProcess(string[] options) => this.options = options;

    /// <summary>The connection string of the server.</summary>
    public string ConnectionString => $"Server=127.0.0.1;Port={Port};User ID=root;Character Set=utf8mb4";

    // Committed data survives a crash of the server; crashes of the machine are not tested.
    protected override string[] Command
        =>
        [
            Program, "--no-defaults", $"--datadir={Data}", "--bind-address=127.0.0.1", $"--port={Port}", $"--socket={Path.Combine(Folder, "socket")}",
            "--skip-log-bin", "--innodb-flush-log-at-trx-commit=2", .. options,
        ];

    /// <summary>Creates a server that is not started yet.</summary>
    public static async Task<MariaDbProcess> CreateAsync(params string[] options)
    {
        Assert.SkipUnless(File.Exists(Program), $"There is no MariaDB here: install Debian's package 'mariadb-server', which has {Program}.");
        var created = new MariaDbProcess(options);
        return await CreateAsync(
            created,
            "mariadb-install-db",
            "--no-defaults",
            $"--datadir={created.Data}",
            "--auth-root-authentication-method=normal",
            "--skip-test-db");
    }

    protected override async Task<bool> AnswersAsync()
    {
        try
        {
            await using var connection = new MySqlConnection(ConnectionString + ";Pooling=false");
            await connection.OpenAsync();
            return true;
        }
        catch (MySqlException)
        {
            return false;
        }
    }
}
