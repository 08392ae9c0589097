using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class ChangesDocumentMySqlTests(MySqlBackend backend) : ChangesDocumentSpecs(backend), IClassFixture<MySqlBackend>;
