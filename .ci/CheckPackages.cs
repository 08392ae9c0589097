// Checks what a package has to carry: dotnet run .ci/CheckPackages.cs -- artifacts/packages
// Prints the packages with their dependencies, and fails with everything that is missing.
using System.Diagnostics;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

var sourceLink = new Guid("CC110556-A091-4D38-9FEC-25AB9A351A6A"); // https://github.com/dotnet/runtime/blob/main/docs/design/specs/PortablePdb-Metadata.md
var isHosted = Run("git", "remote get-url origin").StartsWith("https://github.com/", StringComparison.Ordinal);
var problems = new List<string>();
foreach (var file in Directory.EnumerateFiles(args[0], "*.nupkg").Order(StringComparer.Ordinal))
{
    var name = Path.GetFileNameWithoutExtension(file);
    using var package = ZipFile.OpenRead(file);
    var nuspec = XDocument.Parse(Text(package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal))));
    foreach (var element in (string[])["icon", "readme", "projectUrl", "repository", "releaseNotes", "license", "description"])
        Check(nuspec.Descendants().Any(found => found.Name.LocalName == element), "has", element);
    Check(package.GetEntry("icon.png") is not null, "has", "icon.png");

    var id = nuspec.Descendants().First(found => found.Name.LocalName == "id").Value;
    Check(package.GetEntry($"build/{id}.props") is not null, "has", $"build/{id}.props");
    Check(!package.Entries.Any(entry => entry.FullName.StartsWith("buildTransitive/", StringComparison.Ordinal)), "has no", "buildTransitive/");
    var readme = Text(package.GetEntry("README.md"));
    Check(readme.StartsWith($"# {id}\n", StringComparison.Ordinal), "has", "a README of its own");
    foreach (Match link in Regex.Matches(readme, @"\]\((?<target>[^)]*)\)"))
        Check(link.Groups["target"].Value.StartsWith("https://", StringComparison.Ordinal), "has no", $"relative link '{link.Groups["target"].Value}'");

    var dependencies = nuspec.Descendants().Where(found => found.Name.LocalName == "dependency").Select(found => $"{found.Attribute("id")?.Value} {found.Attribute("version")?.Value}").ToList();
    foreach (var dependency in dependencies.Where(dependency => !dependency.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)))
        Check(dependency.EndsWith(')') || dependency.EndsWith(']'), "ends before the next major version of", dependency);
    Console.WriteLine($"{name}: {string.Join("; ", dependencies)}");

    using var symbols = ZipFile.OpenRead(Path.ChangeExtension(file, ".snupkg"));
    using var pdb = new MemoryStream();
    using (var content = symbols.Entries.Single(entry => entry.FullName.EndsWith(".pdb", StringComparison.Ordinal)).Open())
        content.CopyTo(pdb);
    pdb.Position = 0;
    using var provider = MetadataReaderProvider.FromPortablePdbStream(pdb);
    var reader = provider.GetMetadataReader();
    var documents = reader.Documents.Select(handle => reader.GetString(reader.GetDocument(handle).Name)).ToList();
    foreach (var document in documents.Where(document => !document.StartsWith("/_", StringComparison.Ordinal)).Take(1))
        Check(false, "has no", $"path of the machine in its symbols: {document}");

    // The commit can be linked only where the clone comes from the host of the repository.
    if (isHosted)
    {
        Check(
            reader.CustomDebugInformation.Any(handle => reader.GetGuid(reader.GetCustomDebugInformation(handle).Kind) == sourceLink),
            "has",
            "SourceLink in its symbols");
    }

    void Check(bool holds, string verb, string what)
    {
        if (!holds)
            problems.Add($"{name} {verb} {what}: it does not.");
    }
}

foreach (var problem in problems)
    Console.Error.WriteLine(problem);
return problems.Count;

static string Run(string program, string arguments)
{
    using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true });
    return process?.StandardOutput.ReadToEnd() ?? "";
}

static string Text(ZipArchiveEntry? entry)
{
    if (entry is null)
        return "";
    using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
    return reader.ReadToEnd().ReplaceLineEndings("\n");
}
