using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Sqlite;

public sealed class AsynchronousLambdaSqliteTests(SqliteBackend backend) : AsynchronousLambdaSpecs(backend), IClassFixture<SqliteBackend>;
