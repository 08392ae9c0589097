namespace EFCore.Mixins.Errors;

/// <summary>The operation that the database refused. It distinguishes a missing principal from one in use.</summary>
internal enum DatabaseOperation
{
    Unknown,
    Save,
    Insert,
    Update,
    Delete,
    Commit,
}
