using EFCore.Mixins.Tests.Docs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class ComputedMembersPagePostgreSqlTests(PostgreSqlBackend backend) : ComputedMembersPageSpecs(backend), IClassFixture<PostgreSqlBackend>
{
    /// <summary>Rows whose keys are given do not move the sequence of the next one.</summary>
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = NewContext();
        await db.Database.ExecuteSqlAsync($"ALTER TABLE \"Authors\" ALTER COLUMN \"Id\" RESTART WITH 3", Token);
    }
}
