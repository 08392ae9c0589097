namespace EFCore.Mixins.Tests.RandomReads;

/// <summary>The database of a mapping.</summary>
public enum Database
{
    Sqlite,
    PostgreSql,
    MySql,
}
