namespace EFCore.Mixins;

/// <summary>The kinds of problems of a value.</summary>
public enum FillProblemKind
{
    /// <summary>The entity class has no such member, or several that match equally.</summary>
    Unknown,

    /// <summary>The value is of another type.</summary>
    WrongType,

    /// <summary>The member can't be set: the database computes it, or it is the key of an existing row.</summary>
    NotSettable,

    /// <summary>The member has the <see cref="GuardedAttribute"/>.</summary>
    Guarded,

    /// <summary>The member is not in the allow-list of the call.</summary>
    NotAllowed,

    /// <summary>Two values for one member, or a relation and its foreign key that disagree.</summary>
    Contradictory,

    /// <summary>A <c>required</c> member or a constructor parameter has no value.</summary>
    Missing,

    /// <summary>Null for a member that does not allow it.</summary>
    NullValue,

    /// <summary>A key in a many-to-many relation without a row. Only the save detects it.</summary>
    NoSuchRow,
}
