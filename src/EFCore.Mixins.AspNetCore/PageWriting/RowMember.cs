using System.Text.Json;
using EFCore.Mixins.Metadata;

namespace EFCore.Mixins.PageWriting;

/// <summary>A member of a row as JSON.</summary>
/// <param name="Name">Its name, encoded.</param>
/// <param name="Owner">The class that has it.</param>
/// <param name="Get">Its value.</param>
/// <param name="Related">What related rows show; null for an attribute.</param>
/// <param name="Member">What it is in the model.</param>
internal sealed record RowMember(JsonEncodedText Name, Type? Owner, Func<object, object?> Get, RowShape? Related, EntityMember Member)
{
    /// <summary>Whether the row has the member, which may be that of a subclass.</summary>
    public bool IsOf(object row) => !Member.IsDerived || Owner?.IsInstanceOfType(row) == true;
}
