namespace EFCore.Mixins.Tests.MySql;

/// <summary>What a server says of itself: <c>10.11.19-MariaDB</c>, <c>8.4.3</c>.</summary>
internal sealed record MySqlVersion(string Text)
{
    public bool IsMariaDb => Text.Contains("MariaDB", StringComparison.OrdinalIgnoreCase);

    /// <summary>Asks the server; the database need not be there yet.</summary>
    public static MySqlVersion Read(string connectionString)
    {
        using var connection = new MySqlConnection(new MySqlConnectionStringBuilder(connectionString) { Database = "" }.ConnectionString);
        connection.Open();
        using var command = new MySqlCommand("SELECT VERSION()", connection);
        return new((string)command.ExecuteScalar()!); // it gives a text
    }
}
