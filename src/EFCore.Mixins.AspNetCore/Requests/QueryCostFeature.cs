namespace EFCore.Mixins.Requests;

/// <summary>The cost of a request that is too high.</summary>
internal sealed record QueryCostFeature(int Cost, int Most);
