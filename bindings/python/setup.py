"""Marks the wheel as one for this platform, since it carries the compiled library."""

from setuptools import Distribution, setup


class BinaryDistribution(Distribution):
    def has_ext_modules(self) -> bool:
        return True


def platform_wheel() -> type:
    from wheel.bdist_wheel import bdist_wheel  # type: ignore[import-untyped]

    class PlatformWheel(bdist_wheel):  # type: ignore[misc]
        # The library is reached through ctypes: any Python 3 of the platform can use it.
        def get_tag(self) -> tuple[str, str, str]:
            _, _, platform = super().get_tag()
            return "py3", "none", platform

    return PlatformWheel


setup(distclass=BinaryDistribution, cmdclass={"bdist_wheel": platform_wheel()})
