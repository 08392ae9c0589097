namespace OwnNames;

public sealed record Session(string Name);

public sealed record Filter(string Name);

public sealed record Inspection(string Name);
