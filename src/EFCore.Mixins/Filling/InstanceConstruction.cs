using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Filling;

/// <summary>How instances of a type are constructed, read once per model.</summary>
internal sealed class InstanceConstruction
{
    private static readonly ModelCache<ITypeBase, InstanceConstruction> OfTypes
        = new("EFCore.Mixins:Construction", static type => new InstanceConstruction(type));

    private InstanceConstruction(ITypeBase type)
    {
        Binding = type.ConstructorBinding as ConstructorBinding;
        Parameters = Binding?.Constructor.GetParameters() ?? [];
        IsProxy = type is IEntityType entity && ProxyEntityClasses.AreNeeded(entity);
        Create = Binding is not null && Parameters.Length == 0 ? Compile(Binding.Constructor) : null;
        AllRequired = [.. EntityMemberTable.Of(type).Mapped.Select(member => member.Metadata).Where(IsRequired)];
        Defaults = [.. type.GetProperties()
            .Where(column => !column.IsShadowProperty() && column.Sentinel is true && column.ValueGenerated == ValueGenerated.OnAdd)];
        Required = Binding?.Constructor.IsDefined(typeof(SetsRequiredMembersAttribute), inherit: false) == true ? [] : AllRequired;
    }

    /// <summary>The constructor that EF uses; null if it uses none.</summary>
    public ConstructorBinding? Binding { get; }

    public ParameterInfo[] Parameters { get; }

    /// <summary>Calls the constructor if it has no parameters; else null.</summary>
    public Func<object>? Create { get; }

    /// <summary>Whether EF must create the instances, because they are proxies.</summary>
    public bool IsProxy { get; }

    /// <summary>The columns whose value is true unless it is set.</summary>
    public IProperty[] Defaults { get; }

    /// <summary>The required members that the constructor does not set itself.</summary>
    public IPropertyBase[] Required { get; }

    /// <summary>All required members.</summary>
    public IPropertyBase[] AllRequired { get; }

    public static InstanceConstruction Of(ITypeBase type) => OfTypes.Of(type);

    private static bool IsRequired(IPropertyBase member)
        => member.PropertyInfo?.IsDefined(typeof(RequiredMemberAttribute), inherit: true) == true
            && member is not IProperty { ValueGenerated: not ValueGenerated.Never };

    // () => (object)new Post()
    private static Func<object> Compile(ConstructorInfo constructor)
        => Expression.Lambda<Func<object>>(Expression.Convert(Expression.New(constructor), typeof(object))).Compile();
}
