problem, file
problem
page
file, problem
