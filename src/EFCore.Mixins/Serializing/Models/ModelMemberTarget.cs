using System.Reflection;

namespace EFCore.Mixins.Serializing.Models;

/// <summary>A constructor parameter or property of a model, and the members of the entity that can fill it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsNullable">Whether it can be null.</param>
/// <param name="IsRequired">Whether the model can't be created without it.</param>
/// <param name="Default">The value of an optional parameter that is not given.</param>
/// <param name="Property">The property to set; null for a parameter.</param>
/// <param name="Sources">The members that its name can mean: none, one, or several that match equally.</param>
internal sealed record ModelMemberTarget(
    string Name,
    Type Type,
    bool IsNullable,
    bool IsRequired,
    object? Default,
    PropertyInfo? Property,
    IReadOnlyList<SerializedMember> Sources)
{
    private readonly MethodInvoker? setter = Property?.SetMethod is { } method ? MethodInvoker.Create(method) : null;

    public void Set(object model, object? value) => setter?.Invoke(model, value);
}
