using System.Diagnostics.CodeAnalysis;

namespace EFCore.Mixins.Serializing.Models;

/// <summary>An instance that a model is created from, and its path.</summary>
internal sealed class ModelSourceInstance(object instance, SerializedInstanceState? state, SerializedTypeMembers row, string path)
{
    public SerializedTypeMembers Row => row;

    public string Path => path;

    /// <summary>The value of a member; false with the reason if it is not known.</summary>
    public bool TryRead(SerializedMember member, out object? value, [NotNullWhen(false)] out string? reason)
    {
        reason = null;
        if (member.Kind is SerializedMemberKind.Relation && state is not null)
        {
            if (!state.TryRelated(member, out value))
                reason = "the relation is not loaded; load it with the statement " +
                    $"('{nameof(Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.Include)}' or a load plan), "
                    + $"or with '{nameof(ActiveRecord.RefreshAsync)}([\"{member.Name}\"])'";
        }
        else if (member.Kind is SerializedMemberKind.Hybrid && state is not null)
        {
            if (!state.TryHybrid(member, out value))
            {
                var needs = member.Needs.Select(path => string.Join('.', path.Select(step => step.Name))).Distinct();
                reason = $"it is computed from '{string.Join("', '", needs)}', which is not loaded; load it with the statement";
            }
        }
        else if (state is null)
        {
            value = member.Get(instance);
        }
        else if (!state.TryRead(member, out value))
        {
            reason = "only a context that tracks the row has its value";
        }

        return reason is null;
    }
}
