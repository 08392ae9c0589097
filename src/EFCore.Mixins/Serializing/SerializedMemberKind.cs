namespace EFCore.Mixins.Serializing;

/// <summary>What a member of a row is.</summary>
internal enum SerializedMemberKind
{
    Column,

    /// <summary>A complex or owned member: a part of the row.</summary>
    Part,
    Hybrid,
    Relation,
}
