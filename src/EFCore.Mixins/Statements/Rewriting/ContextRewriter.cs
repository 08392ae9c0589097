using System.Collections.Immutable;
using System.Linq.Expressions;
using EFCore.Mixins.ComputedMembers;
using EFCore.Mixins.Databases;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Loading.Queries;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Statements.Rewriting;

/// <summary>Rewrites a statement's tree for the context that runs it.</summary>
/// <remarks>
///     Roots are replaced by roots of the context. Captured statements become part of the tree, computed members become their expressions,
///     functions become those of the dialect, and conditions on related rows become <c>EXISTS</c> or <c>IN</c>.
/// </remarks>
internal sealed class ContextRewriter : DialectVisitor
{
    private readonly DbContext context;
    private readonly IAsyncQueryProvider provider;
    private readonly ComputedMemberExpansion hybrids;
    private readonly IReadOnlySet<Expression> asIn;

    private ContextRewriter(DbContext context, IReadOnlySet<Expression> asIn)
        : base(Dialect.Of(context))
    {
        this.context = context;
        this.asIn = asIn;
        provider = context.GetService<IAsyncQueryProvider>();
        hybrids = new ComputedMemberExpansion(context.Model, this);
    }

    /// <summary>The part of a tree as <paramref name="context"/> runs it. The part itself does not change.</summary>
    public static Expression RewritePart(Expression part, DbContext context)
        => new ContextRewriter(context, ImmutableHashSet<Expression>.Empty).Visit(part);

    /// <summary>
    ///     The whole tree of a statement as <paramref name="context"/> runs it. The faster form of conditions on related rows can only be
    ///     chosen with the whole tree.
    /// </summary>
    public static Expression RewriteWhole(Expression query, DbContext context)
        => new ContextRewriter(context, SubqueryFormChoice.Of(query, context)).Visit(query);

    /// <summary>The plan of a query whose tree is local to <paramref name="context"/>.</summary>
    public static MainQueryPlan Plan(Expression query, DbContext context)
        => MainQueryPlan.Of(context, query, part => RewritePart(part, context));

    protected override Expression VisitExtension(Expression node)
        => node switch
        {
            QueryRootExpression root => VisitRoot(root),
            PresentRowExpression { Row: var row } => Visit(row),
            _ => base.VisitExtension(node),
        };

    protected override Expression VisitConstant(ConstantExpression node)
        => node.Value is IQueryable captured ? Inline(captured, node) : node;

    protected override Expression VisitMember(MemberExpression node)
        => CapturedQueryFinder.Find(node) is { } captured ? Inline(captured, node)
            : hybrids.Expand(node) ?? base.VisitMember(node);

    protected override Expression VisitMethodCall(MethodCallExpression node)
        => RelatedRowsCall.Find(node) is { } related ? VisitRelated(related, node)
            : Translate(node) is { } translated ? Visit(translated)
            : CapturedQueryFinder.Find(node, context.Model) is { } captured ? Inline(captured, node)
            : hybrids.Expand(node) ?? VisitOther(node);

    private Expression? Translate(MethodCallExpression node)
        => Dialect.Translate(node) ?? (Dialect.RunsRegexes && !ContextOptions.AreSet(context) ? Dialect.TranslateRegex(node) : null);

    private Expression VisitOther(MethodCallExpression node)
    {
        MisplacedCallFinder.ThrowIf(node);
        return base.VisitMethodCall(node);
    }

    private Expression VisitRelated(RelatedRowsCall related, MethodCallExpression node)
    {
        var asked = asIn.Contains(node) || PrefersIn(related) ? related.AsIn(context.Model, Dialect.MergesIn) : null;
        return VisitWithin(isExists: asked is null, () => Visit(asked ?? related.AsExists()));
    }

    private Expression Inline(IQueryable captured, Expression node)
        => QueryableOrigins.IsOfEf(captured) ? Visit(captured.Expression) : node;

    private Expression VisitRoot(QueryRootExpression root)
        => QueryableOrigins.IsDetached(root) && root is EntityQueryRootExpression entityRoot
            ? Reroot(entityRoot, EntityTypeOf(entityRoot.EntityType))
            : ReferenceEquals(root.QueryProvider, provider) ? base.VisitExtension(root) : throw ForeignRoot(root);

    private Expression Reroot(EntityQueryRootExpression root, IEntityType entityType)
        => root.GetType() == typeof(EntityQueryRootExpression)
            ? new EntityQueryRootExpression(provider, entityType)
            : base.VisitExtension(root.UpdateEntityType(entityType));

    private IEntityType EntityTypeOf(IEntityType entityType)
        => (entityType.HasSharedClrType ? context.Model.FindEntityType(entityType.Name) : context.Model.FindEntityType(entityType.ClrType))
            ?? throw new UnmappedEntityException(entityType.ClrType, [context.GetType()]);

    private InvalidOperationException ForeignRoot(QueryRootExpression root)
        => new(
            $"A query of '{root.ElementType.Name}' cannot run on '{context.GetType().Name}': " +
            "it is tied to another instance of a context. Use the sets of the executing context, " +
            $"or the statement '{root.ElementType.Name}.{nameof(Querying.Select)}()', which is tied to none.");
}
