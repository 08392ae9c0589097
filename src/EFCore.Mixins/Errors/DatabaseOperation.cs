namespace EFCore.Mixins.Errors;

/// <summary>What was being done when the database refused it: it distinguishes a missing parent from one in use.</summary>
internal enum DatabaseOperation
{
    Unknown,
    Save,
    Insert,
    Update,
    Delete,
    Commit,
}
