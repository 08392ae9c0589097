using EFCore.Mixins.Loading.Queries;

namespace EFCore.Mixins.Statements.FollowUps;

/// <summary>The keys whose related rows one query reads.</summary>
/// <param name="Keys">The keys.</param>
/// <param name="Condition">The condition that a row has one of them.</param>
/// <param name="Values">The keys if they are parameters of the query; null if a subquery selects them.</param>
internal sealed record RelationKeyPortion(IEnumerable<object?[]> Keys, KeyColumnCondition Condition, object?[][]? Values);
