namespace EFCore.Mixins.Policies;

/// <summary>Creates the error of a policy that names unknown members. It prevents the start of the application.</summary>
internal static class PolicyException
{
    public static InvalidOperationException Of(Type entityClass, IReadOnlyList<string> problems)
        => new(
            $"The query policy of '{entityClass.Name}' cannot be used, so the application does not start:{Environment.NewLine}- " +
            string.Join($"{Environment.NewLine}- ", problems));
}
