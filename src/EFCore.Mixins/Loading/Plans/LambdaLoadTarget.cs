using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Filtering;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Loading.Plans;

/// <summary>A path as a lambda, such as <c>p => p.User.Country</c> or <c>p => p.Comments.Where(c => c.Score > 0).Take(3)</c>.</summary>
internal sealed class LambdaLoadTarget : LoadTarget
{
    private readonly IReadOnlyList<LambdaPathMember> steps;
    private readonly string? problem;

    private LambdaLoadTarget(string text, IReadOnlyList<LambdaPathMember> steps, CollectionSelection selection, string? problem)
    {
        this.steps = steps;
        this.problem = problem;
        Text = text;
        Selection = selection;
    }

    public override string Text { get; }

    public override CollectionSelection Selection { get; }

    public static LambdaLoadTarget Read(LambdaExpression lambda)
    {
        var row = lambda.Parameters[0];
        var reader = new CollectionSelectionReader(row);
        var collection = reader.Read(lambda.Body);
        return LambdaPathReader.Read(collection, row) is { Count: > 0 } steps
            ? new(string.Join('.', steps.Select(step => MemberNames.ToKey(step.Name))), steps, reader.Selection, reader.Problem)
            : new($"{row.Name} => …", [], CollectionSelection.Whole, NoRelation(collection, row));
    }

    public override IReadOnlyList<RelationPath> Resolve(IEntityType type, LoadProblemCollector problems)
    {
        if (problem is not null)
        {
            problems.Fail(FilterProblemKind.NotARelation, Text, problem);
            return [];
        }

        var path = RelationPath.Empty;
        foreach (var step in steps)
        {
            var owner = path.Relations.IsEmpty ? type : path.Last.TargetEntityType;
            if (!problems.CanFollow(path) || Find(owner, step, problems) is not { } relation)
                return [];
            path = path.To(relation);
        }

        return [path];
    }

    private static INavigationBase? Find(IEntityType type, LambdaPathMember step, LoadProblemCollector problems)
    {
        var owner = LambdaPathReader.Owner(type, step.Receiver);
        var found = owner is null ? null : RelationNameMatch.Find(owner, step.Name);
        if (found is { Relations: [var relation] })
            return relation;
        if (owner is null)
            problems.Fail(
                FilterProblemKind.NotARelation,
                step.Name,
                $"a lambda over '{type.ShortName()}' is expected, one over '{step.Receiver.Name}' was given");
        else
            problems.Fail(
                FilterProblemKind.UnknownRelation,
                step.Name,
                found is null
                    ? $"the model has no relation '{step.Name}' of '{owner.ShortName()}'"
                    : $"'{step.Name}' is no relation of '{owner.ShortName()}', but comes with every row",
                RelationNameMatch.NamesOf(owner));
        return null;
    }

    private static string NoRelation(Expression body, ParameterExpression row)
        => $"a lambda names a relation ('{row.Name} => {row.Name}.Relation'), " +
            $"with Where, OrderBy, ThenBy, Skip and Take after a collection; {Describe(body)} is none of them";

    private static string Describe(Expression body)
        => body switch
        {
            MethodCallExpression call => $"'{call.Method.Name}'",
            ParameterExpression => "the row itself",
            _ => $"a part of kind {body.NodeType}",
        };
}
