namespace EFCore.Mixins.Policies;

/// <summary>What is added to a policy for some requests.</summary>
internal sealed record ConditionalRules(Func<HttpContext, bool> Applies, PolicyRules Rules);
