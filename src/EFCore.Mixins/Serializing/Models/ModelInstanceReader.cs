using System.Runtime.CompilerServices;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Serializing.Models;

/// <summary>Creates models from instances and their related instances, and collects every problem.</summary>
internal sealed partial class ModelInstanceReader
{
    private readonly List<ModelProblem> problems = [];
    private readonly List<(object Instance, Type Model)> open = [];

    /// <exception cref="ModelException">Something is missing or does not fit.</exception>
    public static object Read(object instance, Type model)
    {
        var reader = new ModelInstanceReader();
        var created = reader.Create(instance, SerializedTypeMembers.Of(SerializedInstanceState.TypeOf(instance)), model, "");
        return created ?? throw new ModelException(EntityTypeFinder.ClassOf(instance), model, reader.problems);
    }

    private object? Create(object instance, SerializedTypeMembers row, Type model, string path)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var layout = ModelClassLayout.Of(row, model);
        if (!layout.CanCreate)
        {
            return Refuse(
                path,
                model,
                model.IsAbstract
                    ? $"'{model.Name}' is abstract; take a class that can be created"
                    : $"'{model.Name}' has no public constructor; give it one");
        }

        open.Add((instance, model));
        var count = problems.Count;
        var state = row.Type is IEntityType type ? new SerializedInstanceState(instance, type) : null;
        var source = new ModelSourceInstance(instance, state, row, path);
        var arguments = Array.ConvertAll(layout.Parameters, slot => Value(source, slot, out var value) ? value : slot.Default);
        var set = new List<(ModelMemberTarget Slot, object? Value)>();
        foreach (var slot in layout.Properties)
        {
            if (Value(source, slot, out var value))
                set.Add((slot, value));
        }

        open.RemoveAt(open.Count - 1);
        return problems.Count > count ? null : Build(layout, arguments, set);
    }

    private static object Build(ModelClassLayout layout, object?[] arguments, List<(ModelMemberTarget Slot, object? Value)> set)
    {
        var model = layout.Create(arguments);
        foreach (var (slot, value) in set)
            slot.Set(model, value);
        return model;
    }

    /// <summary>The value for a parameter or property; false if it is not set, or has a problem.</summary>
    private bool Value(ModelSourceInstance source, ModelMemberTarget slot, out object? value)
    {
        value = null;
        var path = source.Path.Length == 0 ? slot.Name : $"{source.Path}.{slot.Name}";
        if (slot.Sources.Count > 1)
            return Refuse(
                path,
                slot.Type,
                $"it matches {string.Join(" and ", slot.Sources.Select(member => $"'{member.Name}'"))} equally; name one of them exactly")
                is not null;
        if (slot.Sources is not [var member])
            return slot.IsRequired && Refuse(path, slot.Type, $"'{source.Row.Type.ShortName()}' has no such member") is not null;
        if (!source.TryRead(member, out var held, out var reason))
            return slot.IsRequired && Refuse(path, slot.Type, reason) is not null;
        var count = problems.Count;
        value = Convert(held, member, slot.Type, slot.IsNullable, path);
        return problems.Count == count;
    }

    private object? Refuse(string path, Type expected, string reason)
    {
        problems.Add(new ModelProblem(path, expected, reason));
        return null;
    }

    private object? Mismatch(string path, Type expected, object? given)
        => Refuse(
            path,
            expected,
            $"{ValueDescriptions.Name(Nullable.GetUnderlyingType(expected) ?? expected)} is expected, " +
            $"{ValueDescriptions.Describe(given)} was found");
}
