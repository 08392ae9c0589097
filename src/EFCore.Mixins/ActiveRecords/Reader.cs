using EFCore.Mixins.Errors;
using EFCore.Mixins.Inspecting;
using EFCore.Mixins.Loading;
using EFCore.Mixins.Sessions;
using EFCore.Mixins.Statements;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.ActiveRecords;

/// <summary>Runs statements on the context of a call.</summary>
internal static class Reader
{
    /// <summary>A query of a context runs on that context unless another is given; a detached statement on the context of the call.</summary>
    public static async Task<TResult> RunAsync<T, TResult>(
        IQueryable<T>? statement,
        DbContext? context,
        Func<IQueryable<T>, IEntityType, CancellationToken, Task<TResult>> run,
        CancellationToken cancellationToken)
        where T : class
    {
        var source = statement is null ? null : Statement.ContextOf(statement);
        var scope = await ContextBindings.OpenForReadAsync(typeof(T), context ?? source, cancellationToken).ConfigureAwait(false);
        await using (scope.ConfigureAwait(false))
        {
            var rows = statement is null ? scope.Context.Set<T>()
                : ReferenceEquals(source, scope.Context) ? statement
                : Statement.On(statement, scope.Context);
            scope.MayHaveLoaded = RelationLoads.AreIn(rows.Expression);
            return await ErrorTranslation.TypedAsync(scope.Context, () => run(rows, EntityTypes.Of(scope.Context, typeof(T)), cancellationToken)).ConfigureAwait(false);
        }
    }
}
