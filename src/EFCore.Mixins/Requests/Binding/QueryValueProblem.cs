namespace EFCore.Mixins.Requests.Binding;

/// <summary>The reason why a text is not a value of a type.</summary>
internal sealed record QueryValueProblem(QueryProblemCode Code, string Detail);
