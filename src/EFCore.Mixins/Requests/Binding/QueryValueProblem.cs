namespace EFCore.Mixins.Requests.Binding;

/// <summary>Why a text is no value of a type.</summary>
internal sealed record QueryValueProblem(QueryProblemCode Code, string Detail);
