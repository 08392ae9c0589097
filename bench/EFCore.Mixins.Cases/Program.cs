using System.Globalization;
using System.Text.Json;
using EFCore.Mixins.Cases;
using EFCore.Mixins.Tests.FilterCases;

// dotnet run -c Release --project bench/EFCore.Mixins.Cases -- ../shared/oracle [one of so many cases]
const int Limit = 5;
var step = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
List<FilterCase> cases =
[
    .. File.ReadLines(Path.Combine(args[0], "cases.jsonl"))
        .Select(line => JsonSerializer.Deserialize<FilterCase>(line, JsonSerializerOptions.Web) ?? throw new InvalidDataException("A line holds no case."))
        .Where((_, i) => i % step == 0),
];
var isWithin = true;
await foreach (var database in CaseDatabases.OpenAsync(Path.Combine(args[0], "chinook.sqlite"), Limit))
    isWithin &= await new CaseStudy(database, cases, Limit).RunAsync();
return isWithin ? 0 : 1;
