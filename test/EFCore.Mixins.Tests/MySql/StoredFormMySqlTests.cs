using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

/// <remarks>
/// The server compares a FLOAT column as DOUBLE, so that it equals only values that single precision holds exactly:
/// https://dev.mysql.com/doc/refman/8.4/en/problems-with-float.html
/// </remarks>
public sealed class StoredFormMySqlTests(MySqlBackend backend) : StoredFormSpecs(backend), IClassFixture<MySqlBackend>
{
    private static readonly Dictionary<string, string> FloatRows = new()
    {
        ["level"] = "",
        ["level__in"] = "",
        ["level__notin"] = "123",
        ["optional_level__in"] = "3",
        ["optional_level__notin"] = "12",
    };

    protected override string RowsOf(string key, string expected) => FloatRows.GetValueOrDefault(key, expected);
}
