package io.hongyan.im.storage;

import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.env.spi.ExtractedDatabaseMetaData;
import org.hibernate.engine.jdbc.env.spi.IdentifierHelper;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.hibernate.engine.jdbc.env.spi.LobCreatorBuilder;
import org.hibernate.engine.jdbc.env.spi.NameQualifierSupport;
import org.hibernate.engine.jdbc.env.spi.QualifiedObjectNameFormatter;
import org.hibernate.engine.jdbc.spi.SqlExceptionHelper;
import org.hibernate.sql.ast.SqlAstTranslatorFactory;
import org.jspecify.annotations.Nullable;

/** What Hibernate knows of a database, and {@link QuietExceptions}. */
final class QuietEnvironment implements JdbcEnvironment {
    private final JdbcEnvironment usual;
    private final SqlExceptionHelper exceptions;

    QuietEnvironment(JdbcEnvironment usual) {
        this.usual = usual;
        this.exceptions = new QuietExceptions(usual.getSqlExceptionHelper());
    }

    @Override
    public SqlExceptionHelper getSqlExceptionHelper() {
        return exceptions;
    }

    @Override
    public Dialect getDialect() {
        return usual.getDialect();
    }

    @Override
    public SqlAstTranslatorFactory getSqlAstTranslatorFactory() {
        return usual.getSqlAstTranslatorFactory();
    }

    @Override
    public ExtractedDatabaseMetaData getExtractedDatabaseMetaData() {
        return usual.getExtractedDatabaseMetaData();
    }

    @Override
    public @Nullable Identifier getCurrentCatalog() {
        return usual.getCurrentCatalog();
    }

    @Override
    public @Nullable Identifier getCurrentSchema() {
        return usual.getCurrentSchema();
    }

    @Override
    @SuppressWarnings("deprecation") // still a part of the interface
    public QualifiedObjectNameFormatter getQualifiedObjectNameFormatter() {
        return usual.getQualifiedObjectNameFormatter();
    }

    @Override
    public IdentifierHelper getIdentifierHelper() {
        return usual.getIdentifierHelper();
    }

    @Override
    public NameQualifierSupport getNameQualifierSupport() {
        return usual.getNameQualifierSupport();
    }

    @Override
    public LobCreatorBuilder getLobCreatorBuilder() {
        return usual.getLobCreatorBuilder();
    }
}
