namespace EFCore.Mixins.Tests.PostgreSql;

/// <summary>Labels whose order in the database is not that of their numbers.</summary>
public enum OddMood
{
    Sad,
    Happy,
    Angry,
}
