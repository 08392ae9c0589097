using System.Linq.Expressions;
using System.Reflection;
using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Watching;

/// <summary>Makes queries record the omitted members of projected instances. It does not change the SQL.</summary>
internal sealed class ProjectionObserver(
    IQueryTranslationPostprocessorFactory factory,
    QueryTranslationPostprocessorDependencies dependencies)
    : IQueryTranslationPostprocessorFactory
{
    public QueryTranslationPostprocessor Create(QueryCompilationContext queryCompilationContext)
        => new Postprocessor(factory.Create(queryCompilationContext), dependencies, queryCompilationContext);

    private sealed class Postprocessor(
        QueryTranslationPostprocessor inner,
        QueryTranslationPostprocessorDependencies dependencies,
        QueryCompilationContext query)
        : QueryTranslationPostprocessor(dependencies, query)
    {
        public override Expression Process(Expression query)
        {
            var processed = inner.Process(query);
            return processed is ShapedQueryExpression { ShaperExpression: var shaper } shaped
                ? shaped.UpdateShaperExpression(new Noting(QueryCompilationContext.Model).Visit(shaper))
                : processed;
        }
    }

    private sealed class Noting(IModel model) : ExpressionVisitor
    {
        private static readonly MethodInfo Note
            = new Func<object, QueryContext, string, string, object>(ProjectedInstance.Note).Method.GetGenericMethodDefinition();

        private IEntityType? part;

        protected override Expression VisitMemberInit(MemberInitExpression node)
        {
            var type = TypeOf(node);
            var construction = node.NewExpression.Update(Visit(node.NewExpression.Arguments));
            var made = node.Update(construction, node.Bindings.Select(binding => VisitBinding(binding, type)));
            return type is null ? made : Noted(made, type, ProjectedMembers.Of(type, node.NewExpression, node.Bindings));
        }

        protected override Expression VisitNew(NewExpression node)
        {
            var made = base.VisitNew(node);
            return TypeOf(node) is { } type ? Noted(made, type, ProjectedMembers.Of(type, node, [])) : made;
        }

        /// <summary>An owned class has an entity type for each owner.</summary>
        private MemberBinding VisitBinding(MemberBinding binding, IEntityType? type)
        {
            var outer = part;
            part = type?.FindNavigation(binding.Member.Name)?.TargetEntityType;
            var visited = VisitMemberBinding(binding);
            part = outer;
            return visited;
        }

        private IEntityType? TypeOf(Expression node) => model.FindEntityType(node.Type) ?? (part?.ClrType == node.Type ? part : null);

        private static MethodCallExpression Noted(Expression made, IEntityType type, ProjectedMembers given)
            => Expression.Call(
                Note.MakeGenericMethod(made.Type),
                made,
                QueryCompilationContext.QueryContextParameter,
                Expression.Constant(type.Name),
                Expression.Constant(given.ToString()));
    }
}
