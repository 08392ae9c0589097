using System.Text.Json;
using EFCore.Mixins.Metadata;

namespace EFCore.Mixins.PageWriting;

/// <summary>A member of a row as JSON.</summary>
/// <param name="Name">Its name, encoded.</param>
/// <param name="Owner">The declaring class.</param>
/// <param name="Get">Its value.</param>
/// <param name="Related">The shape of related rows; null for an attribute.</param>
/// <param name="Member">The member of the model.</param>
internal sealed record RowMember(JsonEncodedText Name, Type? Owner, Func<object, object?> Get, RowShape? Related, EntityMember Member)
{
    /// <summary>Whether the row has the member, which may belong to a subclass.</summary>
    public bool IsOf(object row) => !Member.IsDerived || Owner?.IsInstanceOfType(row) == true;
}
