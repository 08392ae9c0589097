using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EFCore.Mixins.Tests.MySql;

/// <summary>Lets the server read the names that specs write in standard SQL, <c>"Users"</c>, beside those that the provider writes.</summary>
public sealed class AnsiQuotes : DbConnectionInterceptor
{
    private const string Sql = "SET sql_mode = concat(@@sql_mode, ',ANSI_QUOTES')";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
