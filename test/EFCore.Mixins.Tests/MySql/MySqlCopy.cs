namespace EFCore.Mixins.Tests.MySql;

/// <summary>A database that is emptied between tests, which is much faster than to create a new one.</summary>
public sealed class MySqlCopy
{
    /// <summary>A checksum of the schema.</summary>
    private const string Schema =
        """
        SELECT (SELECT sum(crc32(concat_ws('|', table_name, table_collation))) FROM information_schema.tables WHERE table_schema = database())
            + (SELECT sum(crc32(concat_ws('|', table_name, index_name, column_name, non_unique)))
                FROM information_schema.statistics WHERE table_schema = database())
            + (SELECT sum(crc32(concat_ws('|', table_name, column_name, column_type, collation_name, is_nullable, extra)))
                FROM information_schema.columns WHERE table_schema = database())
        """;

    private const string Tables = "SELECT concat('`', replace(table_name, '`', '``'), '`') FROM information_schema.tables WHERE table_schema = database()";

    private const string Indexes =
        """
        SELECT DISTINCT concat('`', replace(index_name, '`', '``'), '` ON `', replace(table_name, '`', '``'), '`')
        FROM information_schema.statistics WHERE table_schema = database()
        """;

    private readonly IReadOnlyList<string> tables;
    private readonly IReadOnlyList<string> indexes;
    private readonly long schema;

    private MySqlCopy(string database, IReadOnlyList<string> tables, IReadOnlyList<string> indexes, long schema)
    {
        Database = database;
        this.tables = tables;
        this.indexes = indexes;
        this.schema = schema;
    }

    /// <summary>The connection string.</summary>
    public string Database { get; }

    public static async Task<MySqlCopy> OpenAsync(string database)
    {
        await using var connection = await ConnectAsync(database);
        return new(database, await ReadAsync(connection, Tables), await ReadAsync(connection, Indexes), await SchemaAsync(connection));
    }

    /// <summary>Updates the statistics of all tables: the server does so with a delay, and scans whole tables until then.</summary>
    public static async Task AnalyzeAsync(string database)
    {
        await using var connection = await ConnectAsync(database);
        await ReadAsync(connection, $"ANALYZE TABLE {string.Join(", ", await ReadAsync(connection, Tables))}");
    }

    /// <summary>
    ///     Removes all rows and the tables and indexes that a test has added. Returns false if the test changed the schema otherwise or still holds a lock.
    /// </summary>
    public async Task<bool> TryEmptyAsync()
    {
        try
        {
            await using var connection = await ConnectAsync(Database);
            if (await SchemaAsync(connection) != schema && !await TryDropAsync(connection))
                return false;
            // An empty table keeps its AUTO_INCREMENT value, so tables with one other than 1 are truncated, too.
            var used = await ReadAsync(
                connection,
                string.Join(" UNION ALL ", tables.Select(table => $"SELECT {Text(table)} WHERE EXISTS (SELECT * FROM {table})"))
                    + " UNION SELECT concat('`', replace(table_name, '`', '``'), '`') FROM information_schema.tables"
                    + " WHERE table_schema = database() AND auto_increment > 1");
            await ReadAsync(
                connection,
                $"SET lock_wait_timeout = 5; SET foreign_key_checks = 0; {string.Concat(used.Select(table => $"TRUNCATE {table}; "))}"
                + "SET foreign_key_checks = 1");
            return true;
        }
        catch (MySqlException)
        {
            return false;
        }
    }

    /// <summary>Drops what was added. Returns whether that was the only change.</summary>
    private async Task<bool> TryDropAsync(MySqlConnection connection)
    {
        await ReadAsync(connection, "SET lock_wait_timeout = 5; SET foreign_key_checks = 0");
        foreach (var table in (await ReadAsync(connection, Tables)).Except(tables))
            await ReadAsync(connection, $"DROP TABLE {table}");
        foreach (var index in (await ReadAsync(connection, Indexes)).Except(indexes))
            await ReadAsync(connection, $"DROP INDEX {index}");
        await ReadAsync(connection, "SET foreign_key_checks = 1");
        return await SchemaAsync(connection) == schema;
    }

    private static string Text(string table) => $"'{table.Replace("'", "''", StringComparison.Ordinal)}'";

    private static async Task<MySqlConnection> ConnectAsync(string database)
    {
        var connection = new MySqlConnection(database);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<long> SchemaAsync(MySqlConnection connection)
        => long.Parse((await ReadAsync(connection, Schema))[0], System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<List<string>> ReadAsync(MySqlConnection connection, string sql)
    {
        await using var command = new MySqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await reader.ReadAsync())
            values.Add($"{reader[0]}");
        return values;
    }
}
