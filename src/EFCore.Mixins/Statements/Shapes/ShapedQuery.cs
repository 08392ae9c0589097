using System.Linq.Expressions;
using EFCore.Mixins.Loading.Running;
using EFCore.Mixins.Statements.Internal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Statements.Shapes;

/// <summary>A statement on a context, whose query is compiled once for all statements of its shape.</summary>
internal sealed class ShapedQuery(DbContext context, CompiledQueries queries, ShapedCall call, KnownShape shape)
{
    private const string AnnotationName = "EFCore.Mixins:Shapes";

    /// <summary>As many shapes as are kept for a model.</summary>
    private const int Most = 1024;

    public KnownShape Shape => shape;

    public Type RowType => call.RowType;

    /// <summary>The statement as a compiled query; null where EF has to see its tree.</summary>
    public static ShapedQuery? Of(DbContext context, ShapedCall call)
        => CompiledQueries.Of(context) is { CanRun: true } queries && Find(context, call) is var shape && shape != KnownShape.Unfit
            ? new ShapedQuery(context, queries, call, shape)
            : null;

    public TResult Execute<TResult>(CancellationToken cancellationToken)
        => queries.Execute<TResult>(shape, call.Shape.Values, () => Read(context, call, out _).Query, cancellationToken);

    private static KnownShape Find(DbContext context, ShapedCall call)
    {
        var known = Known(context.Model);
        var tracking = context.ChangeTracker.QueryTrackingBehavior;
        return known.Find((call.Shape, tracking)) ?? known.Keep((call.Shape.WithoutValues(), tracking), Create(context, call));
    }

    private static RecentlyUsed<(StatementShape, QueryTrackingBehavior), KnownShape> Known(IModel model)
        => model.GetOrAddRuntimeAnnotationValue(AnnotationName, static _ => new RecentlyUsed<(StatementShape, QueryTrackingBehavior), KnownShape>(Most), model);

    private static KnownShape Create(DbContext context, ShapedCall call)
    {
        var (planned, _) = Read(context, call, out var slots);
        return slots.HasForeignValues || planned.IsRepeated ? KnownShape.Unfit : planned.ShapeWith(slots.Slots);
    }

    /// <summary>The main query with the parameters of a compiled one.</summary>
    private static (PlannedQuery Planned, Expression Query) Read(DbContext context, ShapedCall call, out SlotReader slots)
    {
        var planned = PlannedQuery.Of(context, Localizer.LocalizeWhole(call.Tree(), context));
        slots = new SlotReader();
        return (planned, slots.Visit(call.Finish?.Invoke(planned.Main) ?? planned.Main));
    }
}
