using EFCore.Mixins.Tests.EF10;

namespace EFCore.Mixins.Tests.MySql;

/// <summary>The provider maps no documents, so that the model of the backend maps both parts to columns.</summary>
public sealed class OptionalPartMySqlTests(MySqlBackend backend) : OptionalPartSpecs(backend), IClassFixture<MySqlBackend>;
