namespace EFCore.Mixins.Tests.RandomWrites;

/// <summary>A step of a sequence. Its numbers are read against what is there, so that any part of a sequence is one, too.</summary>
internal readonly record struct Step(StepKind Kind, int Which, int Seed)
{
    public static List<Step> Sequence(Random random)
    {
        var steps = new List<Step>();
        for (var count = random.Next(1, 31); count > 0; count--)
            steps.Add(new Step((StepKind)random.Next(Enum.GetValues<StepKind>().Length), random.Next(1000), random.Next()));
        return steps;
    }
}

internal enum StepKind
{
    CreateHolder,
    CreateLeaf,
    SaveNewHolder,
    SaveNewLeaf,
    FindHolder,
    FindLeaf,
    ReadWithoutTracking,
    SaveProjected,
    SaveAsOtherClass,
    Fill,
    Update,
    UpdateAgain,
    Save,
    Delete,
    Destroy,
    Refresh,
    AssignLeaves,
    AssignMarks,
    MoveLeaf,
    AddLeaf,
    Commit,
    RollBack,
    Retry,
    End,
}
