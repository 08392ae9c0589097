using System.Net.Sockets;
using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

/// <summary>A connection that the server closes while nobody uses it, of which MySqlConnector can throw a <see cref="SocketException"/> of its own.</summary>
public sealed class IdleConnectionMariaDbTests(MariaDbOwnServer server) : ServerSpecs(server), IClassFixture<MariaDbOwnServer>
{
    [Fact]
    public async Task A_connection_that_the_server_closed_is_a_lost_one()
    {
        await using var db = new SpecContext(Options(Server.Port, retries: 0).Options);
        await db.Database.OpenConnectionAsync(Token);
        await User.ExecuteAsync($"SET SESSION wait_timeout = 1", context: db, cancellationToken: Token);
        await Task.Delay(2500, Token);

        await Assert.ThrowsAsync<ConnectionLostException>(() => User.AllAsync(context: db, cancellationToken: Token));
    }
}
