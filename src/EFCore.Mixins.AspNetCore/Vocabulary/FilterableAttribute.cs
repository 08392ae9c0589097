namespace EFCore.Mixins;

/// <summary>Lets requests filter by a property.</summary>
/// <param name="operators">The operators. Default: those of the property's type.</param>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
public sealed class FilterableAttribute(FilterOperators operators = FilterOperators.Default) : Attribute
{
    /// <summary>The operators.</summary>
    public FilterOperators Operators => operators;

    /// <summary>For a reference, the member of the related class, such as <c>Name</c>. Default: the key of the reference.</summary>
    public string? Path { get; set; }

    /// <summary>The name in requests. Default: that of the property.</summary>
    public string? Name { get; set; }
}
