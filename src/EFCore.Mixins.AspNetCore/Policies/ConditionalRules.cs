namespace EFCore.Mixins.Policies;

/// <summary>Rules that are added to a policy for some requests.</summary>
internal sealed record ConditionalRules(Func<HttpContext, bool> Applies, PolicyRules Rules);
