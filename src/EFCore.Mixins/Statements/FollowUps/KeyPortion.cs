using EFCore.Mixins.Loading.Queries;

namespace EFCore.Mixins.Statements.FollowUps;

/// <summary>Some of the keys whose related rows one query reads.</summary>
/// <param name="Keys">The keys.</param>
/// <param name="Condition">The condition that a row has one of them.</param>
/// <param name="Values">The keys if they are what the query is given; null where it looks them up.</param>
internal sealed record KeyPortion(IEnumerable<object?[]> Keys, KeyCondition Condition, object?[][]? Values);
