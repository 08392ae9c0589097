using System.Text;
using EFCore.Mixins.Filtering.Operators;
using EFCore.Mixins.Requests.Binding;
using EFCore.Mixins.Requests.Syntax;
using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Tests.Requests;

/// <summary>Reads and binds requests on the model of the specs, without a database.</summary>
public abstract class RequestFixture : IDisposable
{
    private readonly GadgetContext gadgets = GadgetContext.Create();
    private readonly SpecContext db = new(new DbContextOptionsBuilder<SpecContext>().UseSqlite().UseSqliteMixins().Options);

    internal QuerySyntax Syntax { get; set; } = QuerySyntax.Default;

    internal IQueryPermissions Permissions { get; set; } = OpenQueryPermissions.Instance;

    internal QueryBindingSettings Settings { get; set; }

    protected RequestFixture() => Settings = new QueryBindingSettings(FilterBindingSettings.Of(gadgets));

    internal IEntityType TypeOf<T>() => (db.Model.FindEntityType(typeof(T)) ?? gadgets.Model.FindEntityType(typeof(T)))!; // one of them maps it

    internal BoundQuery Read(string query) => Read<Post>(query);

    internal BoundQuery Read<T>(string query)
        => QueryBinder.Bind(QueryStringReader.Read(query, Syntax), TypeOf<T>(), Settings, Permissions);

    internal BoundQuery ReadJson(string json) => ReadJson<Post>(Encoding.UTF8.GetBytes(json));

    internal BoundQuery ReadJson<T>(byte[] json)
        => QueryBinder.Bind(QueryJsonReader.Read(json, Syntax), TypeOf<T>(), Settings, Permissions);

    /// <summary>The filter of a request without problems.</summary>
    internal string Where(string query) => Where<Post>(query);

    internal string Where<T>(string query) => Dump(Read<T>(query));

    internal string WhereJson(string json) => Dump(ReadJson(json));

    /// <summary>The problems as text: code, parameter or pointer, position.</summary>
    internal static string ProblemsOf(BoundQuery query)
        => string.Join(" ", query.Problems.Select(problem => $"{problem.Code}:{problem.Pointer ?? problem.Parameter}@{problem.Position}"));

    public void Dispose()
    {
        db.Dispose();
        gadgets.Dispose();
        GC.SuppressFinalize(this);
    }

    private static string Dump(BoundQuery query)
    {
        Assert.Empty(query.Problems);
        return query.Where is null ? "" : FilterDump.Of(query.Where);
    }
}
