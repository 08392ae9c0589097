using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Serializing.Models;

/// <summary>How a model class is created from rows of one type, read once for both.</summary>
internal sealed class ModelClassLayout
{
    private static readonly ModelCache<ITypeBase, ConcurrentDictionary<Type, ModelClassLayout>> OfRows
        = new("EFCore.Mixins:Models", static _ => new());

    private readonly ConstructorInvoker? invoker;
    private readonly Type model;

    private ModelClassLayout(SerializedTypeMembers row, Type model)
    {
        this.model = model;
        var constructor = Choose(row, model);
        invoker = constructor is null ? null : ConstructorInvoker.Create(constructor);
        CanCreate = !model.IsAbstract && (constructor is not null || model.IsValueType);
        var nullability = new NullabilityInfoContext();
        Parameters = [.. (constructor?.GetParameters() ?? []).Select(parameter => Slot(row, parameter, nullability))];
        var setsRequired = constructor?.IsDefined(typeof(SetsRequiredMembersAttribute), inherit: false) == true;
        Properties = [.. Settable(model)
            .Where(property => !Array.Exists(Parameters, parameter => IsSame(parameter.Name, property.Name)))
            .Select(property => Slot(row, property, nullability, setsRequired))];
    }

    public bool CanCreate { get; }

    public ModelMemberTarget[] Parameters { get; }

    public ModelMemberTarget[] Properties { get; }

    public static ModelClassLayout Of(SerializedTypeMembers row, Type model)
    {
        var layouts = OfRows.Of(row.Type);
        return layouts.GetOrAdd(model, static (model, row) => new ModelClassLayout(row, model), row);
    }

    public object Create(object?[] arguments)
        => invoker?.Invoke(arguments.AsSpan()) ?? RuntimeHelpers.GetUninitializedObject(model);

    /// <summary>The largest constructor whose parameters have members or defaults, else the largest, for the best error message.</summary>
    private static ConstructorInfo? Choose(SerializedTypeMembers row, Type model)
    {
        List<ConstructorInfo> constructors = [.. model
            .GetConstructors()
            .Where(constructor => !IsCopy(constructor, model))
            .OrderByDescending(constructor => constructor.GetParameters().Length)];
        return constructors.Find(constructor => Array.TrueForAll(
            constructor.GetParameters(),
            parameter => parameter.HasDefaultValue || Sources(row, parameter.Name).Count > 0))
            ?? constructors.FirstOrDefault();
    }

    private static bool IsCopy(ConstructorInfo constructor, Type model)
        => constructor.GetParameters() is [var only] && only.ParameterType == model;

    private static IEnumerable<PropertyInfo> Settable(Type model)
        => model.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.SetMethod is { IsPublic: true } && property.GetIndexParameters() is []);

    private static ModelMemberTarget Slot(SerializedTypeMembers row, ParameterInfo parameter, NullabilityInfoContext nullability)
        => new(
            parameter.Name ?? "",
            parameter.ParameterType,
            nullability.Create(parameter).WriteState is not NullabilityState.NotNull,
            !parameter.HasDefaultValue,
            DefaultOf(parameter),
            null,
            Sources(row, parameter.Name));

    private static ModelMemberTarget Slot(
        SerializedTypeMembers row,
        PropertyInfo property,
        NullabilityInfoContext nullability,
        bool setsRequired)
        => new(
            property.Name,
            property.PropertyType,
            nullability.Create(property).WriteState is not NullabilityState.NotNull,
            !setsRequired && property.IsDefined(typeof(RequiredMemberAttribute), inherit: true),
            null,
            property,
            Sources(row, property.Name));

    /// <summary>The default of a value type is null in the metadata.</summary>
    private static object? DefaultOf(ParameterInfo parameter)
        => !parameter.HasDefaultValue ? null
            : parameter.DefaultValue
                ?? (parameter.ParameterType.IsValueType ? RuntimeHelpers.GetUninitializedObject(parameter.ParameterType) : null);

    private static IReadOnlyList<SerializedMember> Sources(SerializedTypeMembers row, string? name) => row.Find(name ?? "");

    private static bool IsSame(string left, string right) => MemberNames.Normalize(left) == MemberNames.Normalize(right);
}
