namespace EFCore.Mixins.Serializing;

/// <summary>The kind of a member of a row.</summary>
internal enum SerializedMemberKind
{
    Column,

    /// <summary>A complex or owned member: a part of the row.</summary>
    Part,
    Hybrid,
    Relation,
}
