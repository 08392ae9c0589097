using EFCore.Mixins.Tests.FilterCases;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Thousands of filters over the Chinook shop, with the rows that they must return.</summary>
[LargeSpec]
public abstract class FilterCaseSpecs(Backend backend) : DatabaseSpecs(backend)
{
    private static readonly bool AsksAll = Environment.GetEnvironmentVariable("ORACLE_ALL") is "1";

    private DbContextOptions<ChinookContext> options = null!;

    public static TheoryData<string> Models { get; } = [.. FilterCaseModel.All.Keys];

    /// <summary>One case in this many runs as a statement.</summary>
    protected virtual int StatementStep => 1;

    /// <summary>One case in this many also runs without the compiled query; a query of a context always does.</summary>
    protected virtual int TreeStep => 8;

    /// <summary>One case in this many also runs as a query of a context.</summary>
    protected virtual int ContextStep => 1;

    /// <summary>One case in this many runs on lists in memory: nested loops over thousands of objects are slow with any database.</summary>
    protected virtual int MemoryStep => 40;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Models))]
    public virtual async Task Statements_return_the_expected_rows(string model)
    {
        var report = new FilterCaseReport();
        var lookups = QueryLookups.Start();
        foreach (var wanted in Share(await CasesAsync(model), StatementStep))
            await FilterCaseCheck.RunAsync(report, wanted, FilterCaseTree.AsFilters, FilterCaseModel.All[model].Query);
        report.AssertEmpty();
        Assert.NotEqual(0, lookups.ByKey);
    }

    /// <summary>As the expected rows are those of the test above, compiled queries return the same rows as the expression trees.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public virtual async Task Statements_return_the_expected_rows_by_their_trees(string model)
    {
        var report = new FilterCaseReport();
        var lookups = QueryLookups.Start();
        foreach (var wanted in Share(await CasesAsync(model), TreeStep))
            await FilterCaseCheck.RunAsync(report, wanted, FilterCaseTree.AsFilters, FilterCaseModel.All[model].QueryAsTree);
        report.AssertEmpty();
        Assert.Equal((0, true), (lookups.ByKey, lookups.ByTree > 0));
    }

    /// <summary>Cases that are slow with IN are included, so only every twelfth case runs.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public virtual async Task Statements_return_the_expected_rows_with_IN(string model)
    {
        var report = new FilterCaseReport();
        foreach (var wanted in Share(await CasesAsync(model, builder => builder.UseSubqueryBehavior(SubqueryBehavior.In)), 12))
            await FilterCaseCheck.RunAsync(report, wanted, FilterCaseTree.AsFilters, FilterCaseModel.All[model].Query);
        report.AssertEmpty();
    }

    [Theory]
    [MemberData(nameof(Models))]
    public virtual async Task Queries_of_a_context_return_the_expected_rows(string model)
    {
        var report = new FilterCaseReport();
        foreach (var wanted in Share(await CasesAsync(model), ContextStep))
        {
            await using var context = new ChinookContext(options);
            await FilterCaseCheck.RunAsync(
                report,
                wanted,
                FilterCaseTree.AsMembers,
                (where, orderBy) => FilterCaseModel.All[model].ApplyQuery(context, where, orderBy));
        }
        report.AssertEmpty();
    }

    [Fact]
    public virtual async Task Lists_in_memory_return_the_expected_rows()
    {
        await OpenAsync();
        await using var context = new ChinookContext(options);
        foreach (var model in FilterCaseModel.All.Values)
            await model.LoadAsync(context, Token);
        var report = new FilterCaseReport();
        foreach (var wanted in Share(FilterCaseFolder.Read<FilterCase>("cases.jsonl"), MemoryStep))
            await FilterCaseCheck.RunAsync(
                report,
                wanted,
                FilterCaseTree.AsFilters,
                (where, orderBy) => FilterCaseModel.All[wanted.Model].ApplyInMemory(context, where, orderBy));
        report.AssertEmpty();
    }

    [Fact]
    public virtual async Task Refused_inputs_name_every_problem()
    {
        await OpenAsync();
        await using var context = new ChinookContext(options);
        var report = new FilterCaseReport();
        foreach (var refusal in FilterCaseFolder.Read<FilterCaseRefusal>("cases-errors.jsonl"))
        {
            var model = FilterCaseModel.All[refusal.Model];
            CheckRefusal(report, refusal, FilterCaseTree.AsFilters, model.Query);
            CheckRefusal(report, refusal, FilterCaseTree.AsWritten, (where, orderBy) => model.ApplyQuery(context, where, orderBy));
        }
        report.AssertEmpty();
    }

    [Fact]
    public virtual void Cases_are_of_known_classes()
        => Assert.Equal(FilterCaseModel.All.Keys.Order(), FilterCaseFolder.Read<FilterCase>("cases.jsonl").Select(wanted => wanted.Model).Distinct().Order());

    public override async ValueTask DisposeAsync()
    {
        Contexts.SetFactory<ChinookContext>(null);
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private static IEnumerable<FilterCase> Share(IEnumerable<FilterCase> cases, int step) => AsksAll ? cases : cases.Where((_, i) => i % step == 0);

    private async Task<IEnumerable<FilterCase>> CasesAsync(string model, Action<MixinsOptionsBuilder>? configure = null)
    {
        await OpenAsync(configure);
        return FilterCaseFolder.Read<FilterCase>("cases.jsonl").Where(wanted => wanted.Model == model);
    }

    private async Task OpenAsync(Action<MixinsOptionsBuilder>? configure = null)
    {
        options = new DbContextOptionsBuilder<ChinookContext>(await Backend.OpenChinookAsync(FilterCaseFolder.PathOf("chinook.sqlite")))
            .UseMixins(configure).Options;
        Contexts.SetFactory(new PooledDbContextFactory<ChinookContext>(options));
    }

    private static void CheckRefusal(
        FilterCaseReport report, FilterCaseRefusal refusal, FilterCaseTree tree, Func<object?, string[]?, IFilterCaseStatement> query)
    {
        try
        {
            var where = refusal.Where is { } written ? tree.Filter(written) : null;
            _ = query(Nested(where, refusal.Nest), refusal.OrderBy);
            report.Add(refusal.Id, $"{Input(refusal)}\nwas accepted, but: {refusal.Error}");
        }
        catch (FilterException refused)
        {
            foreach (var problem in refusal.Problems.Where(problem => !refused.Problems.Any(named => Names(named, problem))))
                report.Add(refusal.Id, $"{Input(refusal)}\ndoes not name {problem}, but:\n{string.Join('\n', refused.Problems)}");
        }
        catch (Exception other) when (other is not OperationCanceledException)
        {
            report.Add(refusal.Id, $"{Input(refusal)}\nthrew {other}");
        }
    }

    private static object? Nested(object? where, FilterCaseNest? nest)
    {
        for (var i = 0; i < nest?.Times; i++)
            where = nest.Group switch
            {
                "not" => Filter.Not(where!), // Nesting always has an inner tree.
                "and" => Filter.And(where),
                _ => Filter.Or(where),
            };
        return where;
    }

    private static bool Names(FilterProblem named, FilterCaseProblem problem)
        => (problem.Key is null || named.Key == problem.Key) && (named.Part ?? "").Contains(problem.Part, StringComparison.Ordinal);

    private static string Input(FilterCaseRefusal refusal)
        => $"{refusal.Model} {refusal.Where?.GetRawText()} order by [{string.Join(", ", refusal.OrderBy ?? [])}] {refusal.Nest}";
}
