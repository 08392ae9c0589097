using Xunit.Sdk;
using Xunit.v3;

// Entity classes are bound to factories for the whole process, so backends take turns.
[assembly: Parallelization(Mode = ParallelMode.None)]
