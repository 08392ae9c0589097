using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class StoredFormMySqlTests(MySqlBackend backend) : StoredFormSpecs(backend), IClassFixture<MySqlBackend>
{
    // The server compares a FLOAT as a double, and 0.1 differs between the two.
    public override Task Numbers_stored_as_floats_are_found(string expected, string key, params int?[] values)
    {
        var problem = Assert.Single(Assert.Throws<FilterException>(() => Stored.Where(new Dictionary<string, object?> { [key] = values })).Problems);

        Assert.Equal((FilterProblemKind.OperatorNotForType, key), (problem.Kind, problem.Key));
        Assert.EndsWith(
            ", stored as a FLOAT, which the server compares as another number; convert it to a double or a decimal",
            problem.Reason,
            StringComparison.Ordinal);
        return Task.CompletedTask;
    }
}
