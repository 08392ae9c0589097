namespace EFCore.Mixins.Tests.FilterCases;

/// <summary>Collects the cases of one test that went wrong, and fails with all of them.</summary>
internal sealed class FilterCaseReport
{
    private const int Shown = 10;
    private readonly List<(string Id, string Text)> failures = [];

    public void Add(string id, string text) => failures.Add((id, text));

    public void AssertEmpty()
    {
        if (failures is [])
            return;
        var shown = failures.Take(Shown).Select(failure => $"--- {failure.Id}\n{failure.Text}\n");
        var ids = failures.Select(failure => failure.Id).Distinct().ToList();
        Assert.Fail($"{ids.Count} cases failed: {string.Join(' ', ids)}\n{string.Join('\n', shown)}");
    }
}
