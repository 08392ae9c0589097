using EFCore.Mixins.Tests.FilterCases;
using EFCore.Mixins.Tests.Specs;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Tests.MySql;

/// <summary>The collation <c>utf8mb4_bin</c>, for which blanks at the end of a text do not count.</summary>
public sealed class PaddedTextMySqlTests(MySqlBackend backend) : DatabaseSpecs(backend), IClassFixture<MySqlBackend>
{
    [Fact]
    public async Task Cases_without_such_blanks_return_the_same_rows()
    {
        var options = await backend.OpenChinookAsync<PaddedMySqlModel>(FilterCaseFolder.PathOf("chinook.sqlite"));
        Contexts.SetFactory(new PooledDbContextFactory<ChinookContext>(options));
        var report = new FilterCaseReport();
        foreach (var wanted in FilterCaseFolder.Read<FilterCase>("cases.jsonl").Where((wanted, i) => i % 10 == 0 && !wanted.Tags.Contains("trailing-blank")))
            await FilterCaseCheck.RunAsync(report, wanted, FilterCaseTree.AsFilters, FilterCaseModel.All[wanted.Model].Query);
        report.AssertEmpty();
    }

    public override async ValueTask DisposeAsync()
    {
        Contexts.SetFactory<ChinookContext>(null);
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
