namespace EFCore.Mixins.Tests;

/// <summary>The files around the test assembly.</summary>
internal static class Repository
{
    /// <summary>The folder of the repository.</summary>
    public static string Root { get; } = Find(folder => File.Exists(Path.Combine(folder, "EFCore.Mixins.slnx")))
        ?? throw new DirectoryNotFoundException($"'{AppContext.BaseDirectory}' is not inside the repository.");

    /// <summary>The nearest folder above the test assembly that is meant.</summary>
    public static string? Find(Func<string, bool> isMeant)
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !isMeant(folder))
            folder = Path.GetDirectoryName(folder);
        return folder;
    }
}
