"""Cox's model with delayed entry: coefficients from lifelines, errors and checks from residuals worked out here.

lifelines fits the coefficients with entry times as R does. Its robust errors and its check of proportional hazards
leave the entries out of the risk sets (and the former the ties), so they hold for no sample with delayed entry. Both
follow here from the score and Schoenfeld residuals over the true risk sets, ties after Efron (Therneau, Grambsch,
Modeling Survival Data, 2000, chapters 4, 6 and 7).
"""

from __future__ import annotations

import math
import warnings
from dataclasses import dataclass

import numpy as np
import pandas as pd
from lifelines import CoxPHFitter
from lifelines.exceptions import ConvergenceError, ConvergenceWarning

from tawam.assessment.rules.estimators import Floats, Times

# As it comes lifelines stops up to 1e-3 short of the maximum in a small sample.
_TO_THE_TOP = {"precision": 1e-13, "r_precision": 1e-13}


class NoFit(ArithmeticError):
    """The partial likelihood has no maximum: a covariate parts the broken from the unbroken altogether."""


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """Coefficients, plain and cluster-robust errors, and for each covariate the p of non-proportional hazards."""

    coefficients: Floats
    plain_errors: Floats
    errors: Floats
    proportional: Floats


def fit(times: Times, covariates: Floats) -> Fit:
    """Fit the model; ``covariates`` has a row for each watch. Raises NoFit if a coefficient runs off to infinity."""
    model = _fitted(times, covariates)
    beta = model.params_.to_numpy(dtype=float)
    spread = model.variance_matrix_.to_numpy(dtype=float)
    scores, at_breaks = residuals(times, covariates, beta)
    return Fit(
        coefficients=beta,
        plain_errors=np.sqrt(np.diag(spread)),
        errors=np.sqrt(np.diag(spread @ _clustered(scores, times) @ spread)),
        proportional=_proportional(at_breaks, spread),
    )


def has_fit(times: Times, covariates: Floats) -> bool:
    """Whether the partial likelihood has a maximum."""
    try:
        _fitted(times, covariates)
    except NoFit:
        return False
    return True


def _fitted(times: Times, covariates: Floats) -> CoxPHFitter:
    table = pd.DataFrame(covariates, columns=[f"x{number}" for number in range(covariates.shape[1])])
    table = table.assign(entry=np.nextafter(times.entry, np.inf), exit=times.exit, broke=times.broke)
    with warnings.catch_warnings():
        warnings.simplefilter("error", ConvergenceWarning)
        try:
            return CoxPHFitter().fit(table, "exit", "broke", entry_col="entry", fit_options=_TO_THE_TOP)
        except (ConvergenceError, ConvergenceWarning) as error:
            raise NoFit(str(error)) from error


def residuals(times: Times, covariates: Floats, beta: Floats) -> tuple[Floats, Floats]:
    """The score residuals of every watch, and Schoenfeld's of the broken ones in the order of their ages."""
    weight = np.exp((covariates - covariates.mean(axis=0)) @ beta)
    scores, at_breaks = np.zeros_like(covariates), []
    for age in times.ages:
        here = (times.entry < age) & (times.exit >= age)
        now = here & times.broke & (times.exit == age)
        number, expected = int(now.sum()), np.zeros(covariates.shape[1])
        for turn in range(number):
            # Efron: those that break together leave the risk set by and by.
            share = weight * np.where(now, 1 - turn / number, here)
            mean = share @ covariates / share.sum()
            scores -= (share / share.sum())[:, None] * (covariates - mean)
            expected += mean / number
        scores[now] += covariates[now] - expected
        at_breaks.extend(covariates[now] - expected)
    return scores, np.array(at_breaks).reshape(-1, covariates.shape[1])


def p_value(z: float) -> float:
    """The two-sided p of a standard normal statistic."""
    return math.erfc(abs(z) / math.sqrt(2))


def _clustered(scores: Floats, times: Times) -> Floats:
    number = np.unique(times.cluster, return_inverse=True)[1]
    summed = np.zeros((int(number.max()) + 1, scores.shape[1]))
    np.add.at(summed, number, scores)
    return np.asarray(summed.T @ summed)


def _proportional(at_breaks: Floats, spread: Floats) -> Floats:
    """Grambsch and Therneau's test of each covariate against the rank of the age; a small p speaks against it."""
    breaks = len(at_breaks)
    rank = np.arange(1, breaks + 1) - (breaks + 1) / 2
    scaled = breaks * at_breaks @ spread
    statistic = (rank @ scaled) ** 2 / (breaks * np.diag(spread) * (rank @ rank))
    return np.array([p_value(math.sqrt(one)) for one in statistic])
