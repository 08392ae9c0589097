namespace EFCore.Mixins;

/// <summary>Lets requests sort by a property.</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
public sealed class SortableAttribute : Attribute
{
    /// <summary>For a reference, the member of the related class, such as <c>Name</c>.</summary>
    public string? Path { get; set; }

    /// <summary>The name in requests. Default: that of the property.</summary>
    public string? Name { get; set; }
}
